# For each NAME, TOOL, COUNT and so many words: asks the first such tools that answer these words,
# and prints where it is and what it says, each line after the name.
ask() {
  name=$1 tool=$2 count=$3 rest=$(($# - 3))
  shift 3
  # Only so many of the words are this tool's.
  while [ "$rest" -gt 0 ]; do
    if [ "$count" -gt 0 ]; then set -- "$@" "$1"; fi
    shift
    count=$((count - 1)) rest=$((rest - 1))
  done
  for folder in $folders; do
    [ -x "$folder/$tool" ] || continue
    file=$(readlink -f "$folder/$tool") || continue
    said=$(env -i "$file" "$@" </dev/null 2>/dev/null) || continue
    printf '%s\n' "$file" "$said" | sed "s/^/$name /"
    return
  done
}
folders=/usr/bin:/usr/local/bin:$PATH
IFS=:
while [ $# -gt 0 ]; do
  ask "$@"
  shift $(($3 + 3))
done
