package org.jyodide.packages.internal.resolve;

import java.util.Optional;
import org.jyodide.packages.internal.wheel.WheelMetadata;

/** What is installed where packages are to be installed. */
@FunctionalInterface
public interface InstalledPackages {
  /** Nothing. */
  InstalledPackages NONE = name -> Optional.empty();

  /** The metadata of an installed package, by its normal name. */
  Optional<WheelMetadata> find(String name);
}
