# Into a control group where one is named, then on with the system call filter at descriptor 9.
exec 9<"$1"
if [ -n "$2" ]; then echo $$ >"$2"; fi
shift 2
exec "$@"
