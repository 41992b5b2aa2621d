package org.jyodide.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    return changed(draft -> draft.write = true);
  }

  AccessFlags withWritePaths(List<String> paths) {
    return changed(draft -> draft.writePaths = joined(writePaths, paths));
  }

  AccessFlags withEnvironment() {
    return changed(draft -> draft.environment = true);
  }

  AccessFlags withEnvironmentNames(List<String> names) {
    return changed(draft -> draft.environmentNames = joined(environmentNames, names));
  }

  AccessFlags withVariable(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return changed(draft -> draft.variables = more);
  }

  AccessFlags withMount(MountFlag mount) {
    return changed(draft -> draft.mounts = joined(mounts, List.of(mount)));
  }

  AccessFlags withNetwork(ListFlag more) {
    return changed(draft -> draft.network = network.and(more));
  }

  AccessFlags withJava(ListFlag more) {
    return changed(draft -> draft.java = java.and(more));
  }

  AccessFlags withAll() {
    return changed(
        draft -> {
          draft.write = true;
          draft.environment = true;
          draft.network = network.and(ListFlag.EVERYTHING);
          draft.all = true;
        });
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

  private AccessFlags changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** The components while some of them are changed. */
  private static final class Draft {
    boolean write;
    List<String> writePaths;
    boolean environment;
    List<String> environmentNames;
    Map<String, String> variables;
    List<MountFlag> mounts;
    ListFlag network;
    ListFlag java;
    boolean all;

    Draft(AccessFlags from) {
      write = from.write;
      writePaths = from.writePaths;
      environment = from.environment;
      environmentNames = from.environmentNames;
      variables = from.variables;
      mounts = from.mounts;
      network = from.network;
      java = from.java;
      all = from.all;
    }

    AccessFlags finished() {
      return new AccessFlags(
          write, writePaths, environment, environmentNames, variables, mounts, network, java, all);
    }
  }
}
