package org.jyodide.packages;

/** No set of packages meets all requirements. The message says who wants what. */
public final class ResolutionException extends PackageException {
  private static final long serialVersionUID = 1L;

  /** With who wants what, and what exists. */
  public ResolutionException(String message) {
    super(message);
  }
}
