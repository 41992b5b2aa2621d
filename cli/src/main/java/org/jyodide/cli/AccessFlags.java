package org.jyodide.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What the flags open of the host. Immutable; each {@code with…} method returns a copy.
 *
 * @param write whether Python may write where it may read
 * @param writePaths directories of the host that Python may read and write
 * @param environment whether Python sees all environment variables
 * @param environmentNames the variables that Python sees
 * @param mounts further directories
 * @param all whether everything is open
 */
public record AccessFlags(
    boolean write,
    List<String> writePaths,
    boolean environment,
    List<String> environmentNames,
    List<MountFlag> mounts,
    boolean all) {

  /** Nothing but reading the working directory. */
  public static final AccessFlags NONE =
      new AccessFlags(false, List.of(), false, List.of(), List.of(), false);

  AccessFlags withWrite() {
    return new AccessFlags(true, writePaths, environment, environmentNames, mounts, all);
  }

  AccessFlags withWritePaths(List<String> paths) {
    return new AccessFlags(
        write, joined(writePaths, paths), environment, environmentNames, mounts, all);
  }

  AccessFlags withEnvironment() {
    return new AccessFlags(write, writePaths, true, environmentNames, mounts, all);
  }

  AccessFlags withEnvironmentNames(List<String> names) {
    return new AccessFlags(
        write, writePaths, environment, joined(environmentNames, names), mounts, all);
  }

  AccessFlags withMount(MountFlag mount) {
    return new AccessFlags(
        write, writePaths, environment, environmentNames, joined(mounts, List.of(mount)), all);
  }

  AccessFlags withAll() {
    return new AccessFlags(true, writePaths, true, environmentNames, mounts, true);
  }

  /** Whether Python sees an environment variable, if the host has it. */
  boolean allowsEnvironment(String name) {
    return environment || environmentNames.contains(name);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }
}
