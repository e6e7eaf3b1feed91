# Included by a makefile, sets the tools:  include build/sysroot/wali_config.mk
WALI_SYSROOT := @PREFIX@
WALI_HOST := wasm32-unknown-linux-musl
CC := $(WALI_SYSROOT)/bin/wali-cc
CXX := $(WALI_SYSROOT)/bin/wali-c++
LD := $(CC)
AR := $(WALI_SYSROOT)/bin/wali-ar
RANLIB := $(WALI_SYSROOT)/bin/wali-ranlib
NM := $(WALI_SYSROOT)/bin/wali-nm
STRIP := $(WALI_SYSROOT)/bin/wali-strip
export PKG_CONFIG_SYSROOT_DIR :=
export PKG_CONFIG_PATH :=
export PKG_CONFIG_LIBDIR := $(WALI_SYSROOT)/lib/pkgconfig:$(WALI_SYSROOT)/share/pkgconfig
export CONFIG_SITE := $(WALI_SYSROOT)/share/config.site
