"""The methods of progress assessment, one file each (declares METHOD); the file's name is the method's name."""
