using LoraCraft.Desktop;
using LoraCraft.Engines;

NativeHeap.Restrain();
return await LoraCraftCommand.Create(args).Run(args).ConfigureAwait(false);
