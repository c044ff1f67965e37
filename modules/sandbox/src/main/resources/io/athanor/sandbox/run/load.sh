# The program's files, then the sign of life, then the program in this shell's place. A tool that has
# gone since it was found is nobody's fault, so it is looked for before the sign.
set -e
tool=$1
shift
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
command -v "$tool" >/dev/null || { echo "there is no $tool any more" >&2; exit 70; }
printf %s "$mark" >&2
exec "$@"
