# The program's files, then the sign of life, then the program in this shell's place.
set -e
read -r mark
while [ "$1" != -- ]; do
  read -r size
  if [ "$1" = - ]; then
    head -c "$size" | tar -xf -
  else
    head -c "$size" >"$1"
  fi
  shift
done
shift
printf %s "$mark" >&2
exec "$@"
