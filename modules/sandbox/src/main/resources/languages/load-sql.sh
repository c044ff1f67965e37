# The input makes the database before the program comes to life: where it fails, that is no
# program's fault. Given as an argument, the program is SQL and nothing else: the commands of
# SQLite's shell are taken from its input alone, and from what begins with a point.
read -r mark
read -r size
head -c "$size" >program.sql
"$1" -batch -bail -safe data.db >/dev/null || exit
printf %s "$mark" >&2
exec "$1" -batch -bail -safe -list data.db "
$(cat program.sql)"
