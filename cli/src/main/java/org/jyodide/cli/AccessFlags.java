package org.jyodide.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the flags open of the host. Immutable; each {@code with…} method returns a copy.
 *
 * @param write whether Python may write where it may read
 * @param writePaths directories of the host that Python may read and write
 * @param environment whether Python sees all environment variables
 * @param environmentNames the variables that Python sees
 * @param variables variables with values of their own
 * @param mounts further directories
 * @param network the hosts that Python may reach
 * @param java the classes of Java that Python may use
 * @param all whether everything is open
 */
public record AccessFlags(
    boolean write,
    List<String> writePaths,
    boolean environment,
    List<String> environmentNames,
    Map<String, String> variables,
    List<MountFlag> mounts,
    ListFlag network,
    ListFlag java,
    boolean all) {

  /** Nothing but reading the working directory. */
  public static final AccessFlags NONE =
      new AccessFlags(
          false,
          List.of(),
          false,
          List.of(),
          Map.of(),
          List.of(),
          ListFlag.ABSENT,
          ListFlag.ABSENT,
          false);

  AccessFlags withWrite() {
    return new AccessFlags(
        true, writePaths, environment, environmentNames, variables, mounts, network, java, all);
  }

  AccessFlags withWritePaths(List<String> paths) {
    return new AccessFlags(
        write,
        joined(writePaths, paths),
        environment,
        environmentNames,
        variables,
        mounts,
        network,
        java,
        all);
  }

  AccessFlags withEnvironment() {
    return new AccessFlags(
        write, writePaths, true, environmentNames, variables, mounts, network, java, all);
  }

  AccessFlags withEnvironmentNames(List<String> names) {
    return new AccessFlags(
        write,
        writePaths,
        environment,
        joined(environmentNames, names),
        variables,
        mounts,
        network,
        java,
        all);
  }

  AccessFlags withVariable(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return new AccessFlags(
        write, writePaths, environment, environmentNames, more, mounts, network, java, all);
  }

  AccessFlags withMount(MountFlag mount) {
    return new AccessFlags(
        write,
        writePaths,
        environment,
        environmentNames,
        variables,
        joined(mounts, List.of(mount)),
        network,
        java,
        all);
  }

  AccessFlags withNetwork(ListFlag more) {
    return new AccessFlags(
        write,
        writePaths,
        environment,
        environmentNames,
        variables,
        mounts,
        network.and(more),
        java,
        all);
  }

  AccessFlags withJava(ListFlag more) {
    return new AccessFlags(
        write,
        writePaths,
        environment,
        environmentNames,
        variables,
        mounts,
        network,
        java.and(more),
        all);
  }

  AccessFlags withAll() {
    return new AccessFlags(
        true,
        writePaths,
        true,
        environmentNames,
        variables,
        mounts,
        network.and(ListFlag.EVERYTHING),
        java,
        true);
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
