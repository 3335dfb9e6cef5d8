"""Speed and quality, run by hand; what they print stands in docs/benchmarks.md."""
