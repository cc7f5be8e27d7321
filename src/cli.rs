//! Arguments to actions to an exit code; one file per subcommand.
