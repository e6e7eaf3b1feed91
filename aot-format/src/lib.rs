//! The contract between the ahead-of-time compiler and the loader
