"""The reader's screens. The only part of newsdiff that imports textual."""
