# R spdep on the lattice that ./geo bench stat made: seconds round each call only, one line each.
# Arguments: values (one a line), links (i,j from 1, sorted by i), side.
suppressMessages(suppressWarnings({
  library(spdep)
  library(sf)
}))
arguments <- commandArgs(trailingOnly = TRUE)
x <- scan(arguments[1], quiet = TRUE)
links <- matrix(scan(arguments[2], sep = ",", quiet = TRUE), ncol = 2, byrow = TRUE)
side <- as.integer(arguments[3])
n <- length(x)
rows <- split(as.integer(links[, 2]), factor(links[, 1], levels = seq_len(n)))
names(rows) <- NULL
neighbours <- structure(rows, class = "nb", region.id = as.character(seq_len(n)), sym = TRUE)
standardised <- nb2listw(neighbours, style = "W")
with_self <- nb2listw(include.self(neighbours), style = "B")
took <- function(name, call) {
  cat(sprintf("%s %.3f\n", name, system.time(call)[["elapsed"]]))
}
set.seed(1)
took("local-moran-analytic", localmoran(x, standardised))
took("gi-star-analytic", localG(x, with_self))
took("local-moran-999", localmoran_perm(x, standardised, nsim = 999))
took("gi-star-999", localG_perm(x, with_self, nsim = 999))
cells <- st_make_grid(cellsize = 1, offset = c(0, 0), n = c(side, side))
took("queen", poly2nb(cells, queen = TRUE))
