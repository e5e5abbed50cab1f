using LoraCraft.Bench;

return await Bench.Run(args);
