package org.jyodide.packages.internal.resolve;

import java.util.Set;
import org.jyodide.packages.Requirement;

/**
 * A requirement and who has it.
 *
 * @param owner who, for messages: {@code you}, or a package with its version
 * @param parents the packages whose choice brought it; none if it is the user's
 * @param isConstraint whether it only holds if something else wants the package
 */
record Want(Requirement requirement, String owner, Set<String> parents, boolean isConstraint) {
  static Want ofUser(Requirement requirement) {
    return new Want(requirement, "you", Set.of(), false);
  }

  static Want ofConstraint(Requirement requirement) {
    return new Want(requirement, "a constraint", Set.of(), true);
  }

  @Override
  public String toString() {
    String verb = owner.equals("you") ? "want" : isConstraint ? "allows only" : "wants";
    return owner + " " + verb + " " + requirement;
  }
}
