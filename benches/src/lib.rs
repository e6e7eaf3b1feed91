//! Benchmarks of both engines against native code and their peers
