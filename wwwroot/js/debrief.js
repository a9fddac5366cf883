// The past on one axis of time: lanes of events above curves, drawn by uPlot. Marks jump by moving the
// scrubber, which belongs to the page; nothing here holds the moment itself.
(() => {
  'use strict';
  const LANES = [['incident', 'Incident'], ['alarms', 'Alarms'], ['operator', 'Operator'], ['gate', 'Gate']];
  const SIGNS = { incident: '▲', alarms: '◆', operator: '●', gate: '■' };
  const SPANS = [['-1', 'from the takeover'], ['0', 'all'], ['900', '15 min'], ['300', '5 min'], ['60', '1 min']];
  const LEFT = 84, RIGHT = 16, HEIGHT = 150, AGAIN = 1500, LATER = 400, DAY = 86_400;
  const STEPS = [1, 5, 10, 30, 60, 120, 300, 900, 1800, 3600];
  const clock = seconds => new Date((seconds % DAY) * 1000).toISOString().slice(11, 19);
  const count = value => value.toLocaleString('en-US');
  const money = value => {
    const size = Math.abs(value), sign = value < 0 ? '−' : '';
    const text = size >= 1e9 ? (size / 1e9).toFixed(2) + 'bn' : size >= 1e6 ? (size / 1e6).toFixed(1) + 'M'
      : size >= 1e3 ? (size / 1e3).toFixed(0) + 'k' : size.toFixed(0);
    return sign + '$' + text;
  };
  const scrubber = () => document.getElementById('scrubber');
  const make = (tag, look, text) => {
    const node = document.createElement(tag);
    if (look) node.className = look;
    if (text) node.textContent = text;
    return node;
  };
  function seek(second) {
    const at = scrubber();
    if (!at) return;
    at.value = String(Math.min(Number(at.max), Math.max(Number(at.min), Math.round(second))));
    at.dispatchEvent(new Event('input', { bubbles: true }));
  }

  class DebriefLanes extends HTMLElement {
    static observedAttributes = ['data-at', 'data-screen', 'data-server'];
    #body = null;
    #timer = 0;
    #told = 0;
    #plots = [];
    #span = -1;
    #tracks = new Map();
    #resize = null;
    #seen = '';

    connectedCallback() {
      this.#frame();
      this.#resize = new ResizeObserver(() => this.#draw());
      this.#resize.observe(this);
      this.redraw = () => { this.#clear(); this.#draw(); };
      document.addEventListener('ops-theme', this.redraw);
      this.#ask();
    }

    disconnectedCallback() {
      [this.#timer, this.#told].forEach(clearTimeout);
      this.#resize?.disconnect();
      document.removeEventListener('ops-theme', this.redraw);
      this.#clear();
    }

    attributeChangedCallback() {
      if (!this.isConnected || !this.#body) return;
      if (this.#span > 0) this.#draw(); else this.#point();
      clearTimeout(this.#told);
      this.#told = setTimeout(() => this.#remember(), LATER);
    }

    // the address names the moment, so that it can be sent to somebody and back works
    #remember() {
      const here = new URL(location.href);
      here.searchParams.set('at', clock(this.#at));
      here.searchParams.set('screen', this.dataset.screen);
      if (this.dataset.server) here.searchParams.set('server', this.dataset.server);
      history.replaceState(history.state, '', here);
    }

    get #at() { return Number(this.dataset.at); }

    get #range() {
      const { from, takenOver, until } = this.#body;
      const begin = this.#span < 0 ? Math.max(from, takenOver - 30) : from;
      if (this.#span <= 0) return [begin, Math.max(until, begin + 1)];
      const first = Math.max(from, Math.min(this.#at - this.#span / 2, until - this.#span));
      return [first, first + this.#span];
    }

    async #ask() {
      try {
        const answer = await fetch(this.dataset.source, { redirect: 'manual', cache: 'no-store' });
        if (answer.ok) this.#body = await answer.json();
        this.#draw();
      } catch {
        // away for now: it is asked again
      }
      const isDone = this.#body?.complete && this.#body?.nobody;
      if (this.isConnected && !isDone) this.#timer = setTimeout(() => this.#ask(), AGAIN);
    }

    #frame() {
      const bar = make('div', 'lanes-bar');
      const label = make('label', '', 'shown ');
      const choice = make('select');
      choice.setAttribute('aria-label', 'Span of time shown');
      for (const [value, text] of SPANS) {
        const option = make('option', '', text);
        option.value = value;
        choice.append(option);
      }
      choice.addEventListener('change', () => { this.#span = Number(choice.value); this.#clear(); this.#draw(); });
      label.append(choice);
      this.reading = make('span', 'lane-reading', 'Point at a mark to read it; press it to go there.');
      this.reading.setAttribute('aria-live', 'polite');
      bar.append(label, this.reading);
      this.area = make('div', 'lanes-area');
      for (const [name, title] of LANES) {
        const lane = make('div', 'lane');
        lane.setAttribute('role', 'group');
        lane.setAttribute('aria-label', `${title} lane`);
        const track = make('div', 'lane-track');
        lane.append(make('span', 'lane-name', title), track);
        this.area.append(lane);
        this.#tracks.set(name, track);
      }
      this.charts = make('div', 'lane-charts');
      this.cursor = make('div', 'lane-cursor'); // a line: the scrubber tells the moment to everybody
      this.area.append(this.charts, this.cursor);
      this.replaceChildren(bar, this.area);
    }

    #x(seconds) {
      const [first, last] = this.#range;
      const width = Math.max(50, this.area.clientWidth - LEFT - RIGHT);
      return (seconds - first) / (last - first) * width;
    }

    #draw() {
      if (!this.#body || this.area.clientWidth === 0) return;
      for (const [name, track] of this.#tracks) this.#marks(name, track);
      this.#curves();
      this.#point();
    }

    #marks(name, track) {
      const [first, last] = this.#range;
      const events = this.#body.events.filter(e => e.lane === name && e.seconds >= first - 1 && e.seconds <= last + 1);
      const key = JSON.stringify([name, first, last, this.area.clientWidth, events.length]);
      if (track.dataset.key === key) return;
      track.dataset.key = key;
      track.replaceChildren(...events.map(e => this.#mark(e)));
      this.#apart(track);
    }

    #mark(event) {
      const mark = make('button', `lane-mark ${event.grave ? 'grave' : ''}`);
      mark.type = 'button';
      const who = event.who ? `${event.who}: ` : '';
      const told = `${event.at.slice(0, 12)} ${who}${event.text}`;
      mark.setAttribute('aria-label', told);
      mark.title = told;
      mark.dataset.x = String(this.#x(event.seconds));
      mark.style.left = `${mark.dataset.x}px`;
      const sign = make('span', 'lane-sign', SIGNS[event.lane]);
      const words = make('span', 'lane-words', `${who}${event.text}`);
      sign.setAttribute('aria-hidden', 'true');
      mark.append(sign, words);
      const read = () => { this.reading.textContent = mark.title.replaceAll('\n', ' · '); };
      mark.addEventListener('mouseenter', read);
      mark.addEventListener('focus', read);
      mark.addEventListener('click', () => seek(Math.floor(event.seconds) + 1));
      return mark;
    }

    // the words of a mark stand on the first of three rows where they lie on nobody; if on none, the sign stands alone.
    // Grave ones choose first.
    #apart(track) {
      const ROWS = 3, GAP = 8, SIGN = 14;
      const width = this.area.clientWidth - LEFT - RIGHT;
      const marks = [...track.children];
      const taken = Array.from({ length: ROWS }, () => []);
      const free = (row, from, to) => taken[row].every(([a, b]) => to < a || from > b);
      const signs = marks.map(mark => Number(mark.dataset.x));
      const order = [...marks.keys()].sort((a, b) =>
        marks[b].classList.contains('grave') - marks[a].classList.contains('grave') || a - b);
      for (const i of order) {
        const words = marks[i].querySelector('.lane-words');
        const from = signs[i], needs = SIGN + words.offsetWidth + GAP;
        const row = [0, 1, 2].find(r => from + needs <= width && free(r, from - 7, from + needs)
          && !signs.some((at, j) => j !== i && marks[j].dataset.row === String(r)
            && at > from - 7 && at < from + needs));
        const alone = row === undefined;
        const at = alone ? [0, 1, 2].find(r => free(r, from - 7, from + 7)) : row;
        if (at === undefined) {
          this.#join(marks[i], marks.filter(mark => mark.dataset.row !== undefined), from);
          continue;
        }
        marks[i].dataset.row = String(at);
        marks[i].classList.toggle('wordless', alone);
        marks[i].style.top = `${at * 20}px`;
        taken[at].push([from - 7, alone ? from + 7 : from + needs]);
      }
    }

    // no row has room even for its sign: the nearest mark speaks for it too, and the table has it of its own
    #join(mark, others, from) {
      const distance = other => Math.abs(Number(other.dataset.x) - from);
      const host = others.reduce((a, b) => (distance(b) < distance(a) ? b : a));
      host.title += `\n${mark.title}`;
      host.setAttribute('aria-label', host.title.replaceAll('\n', '; '));
      host.dataset.more = String(Number(host.dataset.more ?? 0) + 1);
      mark.remove();
    }

    #curves() {
      const { curves, nobody } = this.#body;
      if (curves.seconds.length < 2) return;
      const seen = `${curves.seconds.length} ${nobody ? 1 : 0} ${this.area.clientWidth} ${this.#range}`;
      if (seen === this.#seen) return;
      const fresh = seen.split(' ').slice(0, 3).join() !== this.#seen.split(' ').slice(0, 3).join();
      this.#seen = seen;
      if (!fresh && this.#plots.length) {
        for (const plot of this.#plots) plot.setScale('x', { min: this.#range[0], max: this.#range[1] });
        return;
      }
      this.#plots.forEach(plot => plot.destroy());
      this.charts.replaceChildren();
      const other = nobody ? new Map(nobody.seconds.map((at, i) => [at, nobody.pnl[i]])) : new Map();
      this.#plots = [
        this.#plot('Profit and loss', money, curves.seconds,
          [['this session', curves.pnl, '--critical', undefined],
            ['if nobody acts', curves.seconds.map(at => other.get(at) ?? null), '--text-3', [6, 4]]]),
        this.#plot('Entered exposure', money, curves.seconds, [['entered exposure', curves.exposure, '--notice']]),
        this.#plot('Orders a second', count, curves.seconds, [['orders', curves.orders, '--text']]),
      ];
    }

    #plot(title, text, seconds, lines) {
      const style = getComputedStyle(document.documentElement);
      const colour = name => style.getPropertyValue(name).trim();
      const box = make('div', 'lane-chart');
      const canvas = make('div');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `${title} over the session; what happened is in the table of events`);
      box.append(make('h3', '', title), canvas);
      this.charts.append(box);
      const axis = { stroke: colour('--text-3'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false },
        font: '11px Inter Variable' };
      return new uPlot({
        width: this.area.clientWidth, height: HEIGHT, padding: [8, RIGHT, 0, 0], legend: { live: true },
        cursor: { sync: { key: 'debrief', setSeries: false }, drag: { x: false, y: false } },
        scales: { x: { time: false, min: this.#range[0], max: this.#range[1] } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map(clock), space: 80, size: 26, incrs: STEPS },
          { ...axis, values: (_, ticks) => ticks.map(text), size: LEFT },
        ],
        series: [
          { label: 'market time', value: (_, v) => v == null ? '–' : clock(v) },
          ...lines.map(([label, , stroke, dash]) => ({
            label, stroke: colour(stroke), width: 1.5, dash, points: { show: false }, spanGaps: true,
            value: (_, v) => v == null ? '–' : text(v),
          })),
        ],
        hooks: {
          ready: [plot => plot.over.addEventListener('click', () => {
            if (plot.cursor.left >= 0) seek(plot.posToVal(plot.cursor.left, 'x'));
          })],
          draw: [plot => this.#acts(plot, colour)],
        },
      }, [seconds, ...lines.map(([, values]) => values)], canvas);
    }

    // what people did, as lines through the curves
    #acts(plot, colour) {
      const context = plot.ctx;
      context.save();
      for (const event of this.#body.events.filter(e => e.grave && e.lane !== 'alarms')) {
        const x = plot.valToPos(event.seconds, 'x', true);
        if (x < plot.bbox.left || x > plot.bbox.left + plot.bbox.width) continue;
        context.strokeStyle = colour(event.lane === 'incident' ? '--warning' : '--text-2');
        context.setLineDash(event.lane === 'incident' ? [2, 3] : []);
        context.stroke(new Path2D(`M ${x} ${plot.bbox.top} v ${plot.bbox.height}`));
      }
      context.restore();
    }

    #point() {
      const [first, last] = this.#range;
      const isIn = this.#at >= first && this.#at <= last;
      this.cursor.hidden = !isIn;
      if (isIn) this.cursor.style.left = `${LEFT + this.#x(this.#at)}px`;
      this.cursor.dataset.clock = clock(this.#at);
    }

    #clear() {
      this.#plots.forEach(plot => plot.destroy());
      [this.#plots, this.#seen] = [[], ''];
      this.charts?.replaceChildren();
      for (const track of this.#tracks.values()) delete track.dataset.key;
    }
  }

  customElements.define('debrief-lanes', DebriefLanes);
})();
