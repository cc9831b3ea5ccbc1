# Warnings, sanitizers and the cg_layer() function. A layer is a folder: one object library whose includes start
# at the project root ("core/model/identity.hpp"), those of public headers at core/include ("claimgraph/article.hpp");
# tests/check_layers.py holds the direction of the arrows.

add_library(cg_flags INTERFACE)
target_compile_features(cg_flags INTERFACE cxx_std_20)
target_include_directories(cg_flags INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/core/include")
# No fused multiply-add: the same input gives the same bytes whichever kernel runs.
target_compile_options(cg_flags INTERFACE -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align)
# GCC 12 warns of overlapping copies in its own std::string (GCC bug 105329).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(cg_flags INTERFACE -Wno-restrict)
endif()
target_compile_definitions(cg_flags INTERFACE CXXOPTS_NO_REGEX)
if(CLAIMGRAPH_WERROR)
  target_compile_options(cg_flags INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_options(cg_flags INTERFACE -Og)
  target_compile_definitions(cg_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(CLAIMGRAPH_SANITIZE)
  target_compile_options(cg_flags INTERFACE -fsanitize=${CLAIMGRAPH_SANITIZE} -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(cg_flags INTERFACE -fsanitize=${CLAIMGRAPH_SANITIZE})
  if(CLAIMGRAPH_NO_SANITIZE)
    target_compile_options(cg_flags INTERFACE -fno-sanitize=${CLAIMGRAPH_NO_SANITIZE})
  endif()
endif()
if(CLAIMGRAPH_COVERAGE)
  target_compile_options(cg_flags INTERFACE --coverage)
  target_link_options(cg_flags INTERFACE --coverage)
endif()
if(CLAIMGRAPH_LIBFUZZER)
  target_compile_options(cg_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# cg_layer(NAME SOURCES a.cpp b.cpp [LIBS target...]): third-party LIBS stay private to the layer.
function(cg_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
  add_library(cg_${name} OBJECT ${arg_SOURCES})
  target_link_libraries(cg_${name} PRIVATE cg_flags ${arg_LIBS})
  set_target_properties(cg_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  set_property(GLOBAL APPEND PROPERTY CG_LAYERS cg_${name})
  set_property(GLOBAL APPEND PROPERTY CG_LAYER_LIBS ${arg_LIBS})
endfunction()
