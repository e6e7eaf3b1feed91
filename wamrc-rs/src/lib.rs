//! The ahead-of-time compiler library and the wamrc program
