using LoraCraft.Desktop;
using LoraCraft.Engines;

NativeHeap.Restrain();
return await LoraCraftCommand.Create().Run(args).ConfigureAwait(false);
