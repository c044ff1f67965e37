# What a compiler says goes to standard error; standard output carries what it made.
keep=
while [ "$1" != -- ]; do
  keep="$keep $1"
  shift
done
shift
"$@" >&2 </dev/null || exit
# The names are a language's own, without blanks.
exec tar -cf - $keep
