using LoraCraft.Desktop;

return await LoraCraftCommand.Create().Run(args).ConfigureAwait(false);
