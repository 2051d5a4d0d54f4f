global using Unit = Rueckkopplung.Cases.Units.Unit;
