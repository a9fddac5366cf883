return Ops.Simulator.Headless.HeadlessProgram.Run(args);
