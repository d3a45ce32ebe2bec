# Every third-party library, as one imported target each. Debian's packages are the only source.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(cmark_gfm REQUIRED IMPORTED_TARGET libcmark-gfm)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# Not by pkg-config: Debian 13's re2 names so many parts of Abseil that it takes a minute to add them up.
find_library(RE2 re2 REQUIRED)
find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
find_path(RAPIDJSON_INCLUDE rapidjson/reader.h REQUIRED)
# Its header alone: the library that Debian builds throws exceptions.
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
