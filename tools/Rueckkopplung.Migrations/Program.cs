Console.WriteLine("This project only lends its contexts to dotnet-ef; see its README.md.");
