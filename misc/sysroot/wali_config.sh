# Sourced by a shell, sets what configure scripts and makefiles read:
#   . build/sysroot/wali_config.sh && ./configure --build="$(uname -m)-pc-linux-gnu" --host=$WALI_HOST && make
export WALI_SYSROOT=@PREFIX@
export WALI_HOST=wasm32-unknown-linux-musl
export CC=$WALI_SYSROOT/bin/wali-cc CXX=$WALI_SYSROOT/bin/wali-c++
export AR=$WALI_SYSROOT/bin/wali-ar RANLIB=$WALI_SYSROOT/bin/wali-ranlib NM=$WALI_SYSROOT/bin/wali-nm STRIP=$WALI_SYSROOT/bin/wali-strip
export PKG_CONFIG_SYSROOT_DIR= PKG_CONFIG_PATH= PKG_CONFIG_LIBDIR=$WALI_SYSROOT/lib/pkgconfig:$WALI_SYSROOT/share/pkgconfig
# What configure scripts would find out by running programs.
export CONFIG_SITE=$WALI_SYSROOT/share/config.site
