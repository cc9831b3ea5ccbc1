# For scripts that put files into the program. raw_literal(FILE OUT_VAR): the text of FILE as C++ raw string literals, a
# line each, cut into pieces because compilers limit the length of one.
function(raw_literal file out)
  file(READ "${file}" text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND pieces "\n    R\"~~~~(${piece})~~~~\"")
    math(EXPR at "${at} + 8000")
  endwhile()
  set(${out} "${pieces}" PARENT_SCOPE)
endfunction()
