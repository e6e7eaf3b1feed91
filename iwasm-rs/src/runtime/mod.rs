//! Live modules: instances and all that both engines share.
