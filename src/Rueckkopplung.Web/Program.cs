using Rueckkopplung.Web;

return await House.RunAsync(args);
