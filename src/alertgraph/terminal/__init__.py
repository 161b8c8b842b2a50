"""The command line: arguments, commands, exit codes; the only room that prints."""
