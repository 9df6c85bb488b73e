import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * One OpenSearch node out of jars: the node itself and the modules that a plain distribution has, as far as Jiebao
 * uses them. No module runs scripts, so nothing that is tested here can need one.
 */
public class JarNode extends Node {
  JarNode(Environment environment, Collection<PluginInfo> modules) {
    super(environment, modules, true);
  }

  static PluginInfo module(String name) {
    return new PluginInfo(name, "classpath", "NA", Version.CURRENT, "21", name, null, List.<String>of(), false);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(System.getProperty("opensearch.path.home"));
    Settings settings = Settings.builder().put("path.home", home.toString()).build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "node");
    LogConfigurator.registerErrorListener();
    LogConfigurator.setNodeName(Node.NODE_NAME_SETTING.get(environment.settings()));
    LogConfigurator.configure(environment);
    Node node =
        new JarNode(
            environment,
            List.of(
                module("org.opensearch.analysis.common.CommonAnalysisModulePlugin"),
                module("org.opensearch.index.mapper.MapperExtrasModulePlugin"),
                module("org.opensearch.index.reindex.ReindexModulePlugin"),
                module("org.opensearch.transport.Netty4ModulePlugin")));
    node.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    Thread.currentThread().join();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (Exception error) {
      error.printStackTrace();
    }
  }
}
