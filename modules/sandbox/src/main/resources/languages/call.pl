# Before everything else, so that the answer sees none of it: neither names nor strictness.
sub Harness::load {
    eval "#line 1 \"answer.pl\"\n" . shift;
    die $@ if $@;
}

package Harness;
use strict;
use JSON::PP ();
use POSIX ();

my $json = JSON::PP->new->utf8->ascii->allow_nonref;
my $job = $json->decode(do { local $/; <STDIN> });
$. = 0;    # else every complaint ends with a line of this input
load($job->{source});
my $function = main->can($job->{entry_point})
    or die "there is no function $job->{entry_point}\n";
my $line = "\n$job->{mark} " . $json->encode(scalar $function->(@{$job->{args}})) . "\n";
STDOUT->flush;
POSIX::write(1, $line, length $line);
POSIX::_exit(0);
