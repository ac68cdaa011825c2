"""The commands of ``quotemap``, one file a noun. Each is an edge: it reads, calls, prints."""
