return await Rueckkopplung.Web.Cli.CommandLine.RunAsync(args);
