package io.athanor.verify;

/// When independent answers of a model are evidence.
///
/// @param minCases the fewest cases that must be agreed on; with fewer nobody can tell; default 3
/// @param minCodeShare the least part of the solutions that ran which must give the same output,
///   for an input to become a case; above 0.5, at most 1; default 1, all of them
/// @param minMathShare the least part of the answers that must be equal, for them to be a majority;
///   above 0.5, at most 1; default 0.6. Wang et al. 2022 (arXiv:2203.11171) show that accuracy
///   rises with this share, and take the largest group however small; they name no least share, so
///   this is the least of 5 samples that is more than half
public record AgreementSettings(int minCases, double minCodeShare, double minMathShare) {

  public static final AgreementSettings DEFAULT = new AgreementSettings(3, 1, 0.6);

  public AgreementSettings {
    if (minCases < 1) {
      throw new IllegalArgumentException("min-cases must be at least 1, got " + minCases);
    }
    majority("min-code-share", minCodeShare);
    majority("min-math-share", minMathShare);
  }

  private static void majority(String key, double share) {
    if (!(share > 0.5 && share <= 1)) {
      throw new IllegalArgumentException(
          key + " must be more than 0.5, so that it is a majority, and at most 1, got " + share);
    }
  }
}
