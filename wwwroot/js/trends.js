// Trends of one server on a shared time axis, drawn by uPlot from the HTTP API. Append only.
(() => {
  'use strict';
  const STEPS = [1, 5, 10, 30, 60, 120, 300, 900];
  const ALL = 900, RECENT = 120, EVERY = 1000, HEIGHT = 250, SECONDS_OF_DAY = 86_400;
  const money = value => {
    const size = Math.abs(value), sign = value < 0 ? '−' : '';
    const text = size >= 1e9 ? (size / 1e9).toFixed(2) + 'bn' : size >= 1e6 ? (size / 1e6).toFixed(1) + 'M'
      : size >= 1e3 ? (size / 1e3).toFixed(0) + 'k' : size.toFixed(0);
    return sign + '$' + text;
  };
  const count = value => value.toLocaleString('en-US');
  const clock = seconds => new Date((seconds % SECONDS_OF_DAY) * 1000).toISOString().slice(11, 19);

  // what is drawn: title, the columns of the answer with their words, the limit's attribute, how values are written
  const charts = [
    { title: 'Orders a second', columns: [['orders', 'orders'], ['rejects', 'rejects']], limit: 'ordersLimit',
      sign: 1, text: count },
    {
      title: 'Exposure', columns: [['enteredExposure', 'entered'], ['grossExposure', 'gross']],
        limit: 'exposureLimit', sign: 1,
      text: money,
    },
    { title: 'Profit and loss', columns: [['pnl', 'P&L']], limit: 'lossLimit', sign: -1, text: money },
  ];

  class TrendCharts extends HTMLElement {
    #timer = 0;
    #plots = [];
    #data = null;
    #resize = null;
    #asked = 0;

    static observedAttributes = ['data-server', 'data-epoch', 'data-source'];

    connectedCallback() {
      this.#resize = new ResizeObserver(() => this.#fit());
      this.#resize.observe(this);
      this.redraw = () => this.#build();
      document.addEventListener('ops-theme', this.redraw);
      this.#restart();
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
      this.#asked++;
      this.#resize?.disconnect();
      document.removeEventListener('ops-theme', this.redraw);
      this.#clear();
    }

    attributeChangedCallback(name, before, after) {
      if (this.isConnected && this.#resize && before !== after) this.#restart();
    }

    #restart() {
      clearTimeout(this.#timer);
      this.#data = null;
      this.#clear();
      this.#ask(ALL, ++this.#asked);
    }

    async #ask(seconds, mine) {
      try {
        const answer = await fetch(this.#source(seconds),
          { redirect: 'manual', cache: 'no-store' });
        if (mine !== this.#asked) return;
        if (answer.ok) this.#take(await answer.json());
      } catch {
        // away: the watchdog says so, and it is asked again below
      }
      if (mine !== this.#asked) return;
      if (this.dataset.source && this.#data) return;
      this.#timer = setTimeout(() => this.#ask(this.#data ? RECENT : ALL, mine), EVERY);
    }

    // of the past the address is given, and nothing comes after
    #source(seconds) {
      return this.dataset.source
        ?? `api/fleet/${encodeURIComponent(this.dataset.server)}/trend?seconds=${seconds}`;
    }

    #take(body) {
      const keys = ['seconds', ...charts.flatMap(c => c.columns.map(([key]) => key))];
      const last = this.#data?.seconds.at(-1) ?? -Infinity;
      const newest = body.seconds.at(-1) ?? -Infinity;
      if (!this.#data || newest < last) this.#data = Object.fromEntries(keys.map(key => [key, [...body[key]]]));
      else if (newest > last) {
        const first = body.seconds.findIndex(at => at > last);
        for (const key of keys) this.#data[key] = [...this.#data[key], ...body[key].slice(first)].slice(-ALL);
      } else return;
      if (!this.#plots.length) this.#build(); // the first time there is a line to draw
      else this.#plots.forEach((plot, i) => plot.setData(this.#columns(charts[i])));
    }

    #columns(chart) {
      const limit = chart.sign * Number(this.dataset[chart.limit]);
      return [this.#data.seconds, ...chart.columns.map(([key]) => this.#data[key]),
        this.#data.seconds.map(() => limit)];
    }

    #clear() {
      this.#plots.forEach(plot => plot.destroy());
      this.#plots = [];
      this.replaceChildren();
    }

    #build() {
      if (!this.#data) return;
      this.#clear();
      if (this.#data.seconds.length < 2) return this.#wait();
      for (const chart of charts) {
        const box = document.createElement('div');
        box.className = 'trend';
        const title = document.createElement('h2');
        title.textContent = chart.title;
        const canvas = document.createElement('div');
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', `${chart.title}, last 15 minutes; the figures are in the head of this page`);
        box.append(title, canvas);
        this.append(box);
        this.#plots.push(new uPlot(this.#options(chart), this.#columns(chart), canvas));
      }
      this.#fit();
    }

    #wait() {
      const note = document.createElement('p');
      note.className = 'trend-note';
      note.textContent = 'Trends appear with the first seconds of market time.';
      this.append(note);
    }

    #options(chart) {
      const style = getComputedStyle(document.documentElement);
      const colour = name => style.getPropertyValue(name).trim();
      const axis = { stroke: colour('--text-3'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false },
        font: '11px Inter Variable' };
      const line = (label, stroke, dash) => ({
        label, stroke, width: 1.5, dash, points: { show: false }, value: (_, v) => v == null ? '–' : chart.text(v),
      });
      return {
        width: 300, height: HEIGHT, legend: { live: true }, cursor: { sync: { key: 'server', setSeries: false } },
        scales: { x: { time: false },
          y: { range: (_, low, high) => [Math.min(0, low) * 1.05, Math.max(high, 1) * 1.05] } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map(clock), space: 70, size: 30, incrs: STEPS },
          { ...axis, values: (_, ticks) => ticks.map(chart.text), size: 56 },
        ],
        series: [
          { label: 'market time', value: (_, v) => v == null ? '–' : clock(v) },
          ...chart.columns.map(([, word], i) => line(word, i === 0 ? colour('--text') : colour('--notice'))),
          line('limit', colour('--warning'), [6, 4]),
        ],
      };
    }

    #fit() {
      for (const plot of this.#plots) {
        const width = Math.floor(plot.root.parentElement.clientWidth);
        if (width > 0 && width !== plot.width) plot.setSize({ width, height: HEIGHT });
      }
    }
  }

  customElements.define('trend-charts', TrendCharts);
})();
