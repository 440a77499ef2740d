/** What the page cites, in the order of the page: the place in the list is the number. */
export const sources = [
  {
    id: "davidson",
    text: "R. R. Davidson (1970). On extending the Bradley–Terry model to accommodate ties in paired comparison experiments. Journal of the American Statistical Association 65(329), 317–328.",
  },
  {
    id: "bradley",
    text: "R. A. Bradley, M. E. Terry (1952). Rank analysis of incomplete block designs: I. The method of paired comparisons. Biometrika 39(3/4), 324–345.",
  },
  {
    id: "rao-kupper",
    text: "P. V. Rao, L. L. Kupper (1967). Ties in paired-comparison experiments: a generalization of the Bradley–Terry model. Journal of the American Statistical Association 62(317), 194–204.",
  },
  {
    id: "geyer",
    text: "C. J. Geyer (2009). Likelihood inference in exponential families and directions of recession. Electronic Journal of Statistics 3, 259–289.",
  },
  {
    id: "elo",
    text: "A. E. Elo (1978). The Rating of Chessplayers, Past and Present. Arco, New York.",
  },
  {
    id: "ford",
    text: "L. R. Ford Jr. (1957). Solution of a ranking problem from binary comparisons. The American Mathematical Monthly 64(8), 28–33.",
  },
  {
    id: "hunter",
    text: "D. R. Hunter (2004). MM algorithms for generalized Bradley–Terry models. The Annals of Statistics 32(1), 384–406.",
  },
  {
    id: "white",
    text: "H. White (1982). Maximum likelihood estimation of misspecified models. Econometrica 50(1), 1–25.",
  },
  {
    id: "liang-zeger",
    text: "K.-Y. Liang, S. L. Zeger (1986). Longitudinal data analysis using generalized linear models. Biometrika 73(1), 13–22.",
  },
  {
    id: "cameron-miller",
    text: "A. C. Cameron, D. L. Miller (2015). A practitioner’s guide to cluster-robust inference. Journal of Human Resources 50(2), 317–372.",
  },
  {
    id: "kish",
    text: "L. Kish (1965). Survey Sampling. Wiley, New York.",
  },
  {
    id: "carter",
    text: "A. V. Carter, K. T. Schnepel, D. G. Steigerwald (2017). Asymptotic behavior of a t-test robust to cluster heterogeneity. Review of Economics and Statistics 99(4), 698–709.",
  },
  {
    id: "chiang",
    text: "W.-L. Chiang et al. (2024). Chatbot Arena: an open platform for evaluating LLMs by human preference. arXiv:2403.04132.",
  },
  {
    id: "goldstein",
    text: "H. Goldstein, D. J. Spiegelhalter (1996). League tables and their limitations: statistical issues in comparisons of institutional performance. Journal of the Royal Statistical Society A 159(3), 385–443.",
  },
  {
    id: "broderick",
    text: "T. Broderick, R. Giordano, R. Meager (2020). An automatic finite-sample robustness metric: when can dropping a little data make a big difference? arXiv:2011.14999.",
  },
  {
    id: "huang",
    text: "J. Y. Huang, Y. Shen, D. Wei, T. Broderick (2025). Dropping just a handful of preferences can change top large language model rankings. arXiv:2508.11847.",
  },
  {
    id: "wilson",
    text: "E. B. Wilson (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22(158), 209–212.",
  },
  {
    id: "korn-graubard",
    text: "E. L. Korn, B. I. Graubard (1998). Confidence intervals for proportions with small expected number of positive counts estimated from survey data. Survey Methodology 24(2), 193–201.",
  },
  {
    id: "davidson-beaver",
    text: "R. R. Davidson, R. J. Beaver (1977). On extending the Bradley–Terry model to incorporate within-pair order effects. Biometrics 33(4), 693–702.",
  },
  {
    id: "style",
    text: "T. Li, A. Angelopoulos, W.-L. Chiang (2024). Does style matter? Disentangling style and substance in Chatbot Arena. lmsys.org/blog/2024-08-28-style-control.",
  },
  {
    id: "albert",
    text: "A. Albert, J. A. Anderson (1984). On the existence of maximum likelihood estimates in logistic regression models. Biometrika 71(1), 1–10.",
  },
  {
    id: "graham",
    text: "Y. Graham, T. Baldwin, A. Moffat, J. Zobel (2013). Continuous measurement scales in human evaluation of machine translation. Proceedings of the 7th Linguistic Annotation Workshop, 33–41.",
  },
  {
    id: "laird-ware",
    text: "N. M. Laird, J. H. Ware (1982). Random-effects models for longitudinal data. Biometrics 38(4), 963–974.",
  },
  {
    id: "patterson",
    text: "H. D. Patterson, R. Thompson (1971). Recovery of inter-block information when block sizes are unequal. Biometrika 58(3), 545–554.",
  },
  {
    id: "breslow",
    text: "N. E. Breslow, D. G. Clayton (1993). Approximate inference in generalized linear mixed models. Journal of the American Statistical Association 88(421), 9–25.",
  },
  {
    id: "rao-scott",
    text: "J. N. K. Rao, A. J. Scott (1981). The analysis of categorical data from complex sample surveys: chi-squared tests for goodness of fit and independence in two-way tables. Journal of the American Statistical Association 76(374), 221–230.",
  },
  {
    id: "rao",
    text: "C. R. Rao (1948). Large sample tests of statistical hypotheses concerning several parameters with applications to problems of estimation. Proceedings of the Cambridge Philosophical Society 44(1), 50–57.",
  },
  {
    id: "cessie",
    text: "S. le Cessie, H. C. van Houwelingen (1995). Testing the fit of a regression model via score tests in random effects models. Biometrics 51(2), 600–614.",
  },
  {
    id: "phipson",
    text: "B. Phipson, G. K. Smyth (2010). Permutation p-values should never be zero: calculating exact p-values when permutations are randomly drawn. Statistical Applications in Genetics and Molecular Biology 9(1), article 39.",
  },
  {
    id: "dempster",
    text: "A. P. Dempster, N. M. Laird, D. B. Rubin (1977). Maximum likelihood from incomplete data via the EM algorithm. Journal of the Royal Statistical Society B 39(1), 1–38.",
  },
  {
    id: "schwarz",
    text: "G. Schwarz (1978). Estimating the dimension of a model. The Annals of Statistics 6(2), 461–464.",
  },
  {
    id: "ramaswamy",
    text: "V. Ramaswamy, W. S. DeSarbo, D. J. Reibstein, W. T. Robinson (1993). An empirical pooling approach for estimating marketing mix elasticities with PIMS data. Marketing Science 12(1), 103–124.",
  },
  {
    id: "louis",
    text: "T. A. Louis (1982). Finding the observed information matrix when using the EM algorithm. Journal of the Royal Statistical Society B 44(2), 226–233.",
  },
  {
    id: "welch",
    text: "B. L. Welch (1947). The generalization of “Student’s” problem when several different population variances are involved. Biometrika 34(1/2), 28–35.",
  },
  {
    id: "holm",
    text: "S. Holm (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 65–70.",
  },
  {
    id: "krippendorff",
    text: "K. Krippendorff (2019). Content Analysis: An Introduction to Its Methodology, 4th edition. Sage.",
  },
  {
    id: "clopper",
    text: "C. J. Clopper, E. S. Pearson (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26(4), 404–413.",
  },
  {
    id: "tao",
    text: "M. Tao et al. (2025). PersonaFeedback: a large-scale human-annotated benchmark for personalization. arXiv:2506.12915.",
  },
  {
    id: "rao-minque",
    text: "C. R. Rao (1971). Estimation of variance and covariance components: MINQUE theory. Journal of Multivariate Analysis 1(3), 257–275.",
  },
  {
    id: "searle",
    text: "S. R. Searle, G. Casella, C. E. McCulloch (1992). Variance Components. Wiley, New York.",
  },
  {
    id: "cohen",
    text: "J. Cohen (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37–46.",
  },
  {
    id: "davison-hinkley",
    text: "A. C. Davison, D. V. Hinkley (1997). Bootstrap Methods and their Application. Cambridge University Press.",
  },
  {
    id: "atkinson",
    text: "A. C. Atkinson, A. N. Donev, R. D. Tobias (2007). Optimum Experimental Designs, with SAS. Oxford University Press.",
  },
  {
    id: "horvitz",
    text: "D. G. Horvitz, D. J. Thompson (1952). A generalization of sampling without replacement from a finite universe. Journal of the American Statistical Association 47(260), 663–685.",
  },
  {
    id: "gini",
    text: "C. Gini (1912). Variabilità e mutabilità. Cuppini, Bologna.",
  },
  {
    id: "jain",
    text: "R. Jain, D. Chiu, W. Hawe (1984). A quantitative measure of fairness and discrimination for resource allocation in shared computer systems. DEC Research Report TR-301.",
  },
  {
    id: "pielou",
    text: "E. C. Pielou (1966). The measurement of diversity in different types of biological collections. Journal of Theoretical Biology 13, 131–144.",
  },
] as const;

export type SourceId = (typeof sources)[number]["id"];

/** The number by which the page cites a source. */
export function numberOf(id: SourceId): number {
  return sources.findIndex((source) => source.id === id) + 1;
}
