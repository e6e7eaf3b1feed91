//! What the fuzz targets share.

use wali_tests::differential::modules;

/// The bytes of a module: the input itself where it looks like one, else a valid module that is made from it.
pub fn module(input: &[u8]) -> Option<Vec<u8>> {
    if input.starts_with(b"\0asm") { Some(input.to_vec()) } else { modules::from_bytes(input) }
}
