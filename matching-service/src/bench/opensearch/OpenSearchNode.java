import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** A cluster of one node of OpenSearch, in a folder and at a port; ends with its input. */
final class OpenSearchNode extends Node {
    private OpenSearchNode(Settings settings, Path config) {
        super(
                InternalSettingsPreparer.prepareEnvironment(
                        settings, Map.of(), config, () -> "onward-bench"),
                List.of(
                        new PluginInfo(
                                "transport-netty4",
                                "HTTP",
                                Version.CURRENT.toString(),
                                Version.CURRENT,
                                "25",
                                Netty4ModulePlugin.class.getName(),
                                "transport-netty4",
                                List.of(),
                                false)),
                false);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path config = Files.createDirectories(folder.resolve("config"));
        Settings settings =
                Settings.builder()
                        .put("path.home", folder.toString())
                        .put("network.host", "127.0.0.1")
                        .put("http.port", arguments[1])
                        .put("transport.port", "0")
                        .put("http.type", "netty4")
                        .put("transport.type", "netty4")
                        .put("discovery.type", "single-node")
                        .put("cluster.routing.allocation.disk.threshold_enabled", false)
                        .put("node.processors", 1)
                        .build();
        try (OpenSearchNode node = new OpenSearchNode(settings, config)) {
            node.start();
            System.out.println("started");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
