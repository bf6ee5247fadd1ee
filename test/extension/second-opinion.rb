# Reads cases as JSON from standard input and prints, as a JSON array, what Ruby's Liquid makes of them.
# Core tags and filters are Liquid's own; below stand only those that Shopify adds to it.
require "digest"
require "json"
require "liquid"
require "time"

CASES = JSON.parse($stdin.read)
NOW = [nil]

class << Time
  alias_method :real_now, :now
  def now(*) = NOW[0] ? Time.at(NOW[0]) : real_now
end

# Shopify's Liquid runs in Rails, which knows what is blank.
class Object; def blank? = respond_to?(:empty?) ? !!empty? : !self; end
class String; def blank? = strip.empty?; end

module ShopifyFilters
  def t(key, arguments = {})
    locales = @context.registers[:locales]
    value = locales.map { |tree| key.split(".").reduce(tree) { |node, part| node.is_a?(Hash) ? node[part] : nil } }.compact.first
    raise "no translation #{key}" if value.nil?
    value = value[arguments["count"] == 1 ? "one" : "other"] if value.is_a?(Hash)
    filled = value.gsub(/\{\{\s*(\w+)\s*\}\}/) { arguments.key?($1) ? arguments[$1].to_s : $& }
    key.match?(/(\A|[._])html\z/) ? filled : once(filled)
  end

  def money(cents)
    return "" if cents.nil? || cents == ""
    @context.registers[:money_format].sub(/\{\{\s*(\w+)\s*\}\}/) do
      thousands, point = $1.include?("comma") ? [".", ","] : [",", "."]
      raise "money: #{$1}" unless ["amount", "amount_with_comma_separator"].include?($1)
      whole, rest = format("%.2f", cents / 100.0).split(".")
      whole.gsub(/\B(?=(\d{3})+$)/, thousands) + point + rest
    end
  end

  def image_url(image, size)
    source = image.is_a?(String) ? image : (image["src"] ? image : image["featured_image"])
    source = source["src"] unless source.is_a?(String)
    query = %w[crop format height pad_color width].filter_map { |name| "#{name}=#{size[name]}" if size[name] }
    @context.registers[:pictures]["#{source}?#{query.join("&")}"] = image.is_a?(String) ? nil : (image["featured_image"] || image)
    "#{source}?#{query.join("&")}"
  end

  def image_tag(url, named = {})
    picture = @context.registers[:pictures][url]
    wanted = url[/width=(\d+)/, 1].to_i
    high = picture && (wanted * picture["height"] / picture["width"].to_f).round
    offered = (named["widths"] || "352, 832, 1200, 1920").split(",").map(&:to_i).select { |width| picture.nil? || width <= picture["width"] }
    offered = [] if named["widths"].nil? && picture.nil?
    srcset = offered.map { |width| "#{url.sub(/width=\d+/, "width=#{width}")} #{width}w" }.join(", ")
    own = { "src" => url, "alt" => named.fetch("alt", picture && picture["alt"]), "srcset" => srcset.empty? ? nil : srcset, "width" => named["width"] || wanted, "height" => named["height"] || high }
    rest = named.reject { |name, _| %w[widths width height alt preload srcset].include?(name) }
    "<img#{own.merge(rest).compact.map { |name, value| %( #{name}="#{once(value.to_s)}") }.join}>"
  end

  def time_tag(input, format = nil)
    shown = date(input, format)
    "<time datetime=\"#{Time.at(Liquid::Utils.to_date(input)).utc.strftime("%Y-%m-%dT%H:%M:%SZ")}\">#{shown}</time>"
  end

  def file_img_url(name, size) = "/cdn/shop/files/#{name.sub(/(\.\w+)?\z/) { "_#{size}#{$1}" }}"
  def file_url(name) = "/cdn/shop/files/#{name}"

  def payment_type_svg_tag(type, named = {})
    @context.registers[:icons].fetch([type, named["class"].to_s].join(" "))
  end

  def md5(text) = Digest::MD5.hexdigest(text.to_s)
  def json(value) = JSON.generate(value).gsub(/[<>&]/) { |character| format("\\u%04x", character.ord) }.gsub("/", "\\/")

  private

  def once(text) = text.gsub(/["><']|&(?!([a-zA-Z]+|#\d+|#[xX][\da-fA-F]+);)/, '"' => "&quot;", ">" => "&gt;", "<" => "&lt;", "'" => "&#39;", "&" => "&amp;")
end

class Unprinted < Liquid::Raw
  def render_to_output_buffer(_context, output) = output
end

class Snippet < Liquid::Render
  disable_tags "include"

  def render_to_output_buffer(context, output)
    name = template_name_expr
    output << "<!-- BEGIN app snippet: #{name} -->"
    super
    output << "<!-- END app snippet -->"
  end
end

class ProductForm < Liquid::Block
  def initialize(name, markup, options)
    super
    raise "form: #{markup}" unless markup =~ /\A\s*'product'\s*,\s*([\w.]+)/
    @product = parse_expression($1)
    @attributes = markup.scan(/([\w-]+):\s*("[^"]*"|'[^']*'|[\w.\[\]]+)/).map { |key, value| [key, parse_expression(value)] }
  end

  def render_to_output_buffer(context, output)
    id = context.evaluate(@product)["id"]
    own = { "id" => "product_form_#{id}", "accept-charset" => "UTF-8", "class" => "shopify-product-form", "enctype" => "multipart/form-data" }
    @attributes.each { |key, value| own[key] = context.evaluate(value).to_s }
    hidden = ->(name, value) { %(<input type="hidden" name="#{name}" value="#{value}" />) }
    output << "<form method=\"post\" action=\"/cart/add\"#{own.map { |name, value| %( #{name}="#{value}") }.join}>"
    output << hidden["form_type", "product"] << hidden["utf8", "✓"]
    super
    output << hidden["product-id", id] << hidden["section-id", context["section"]["id"]] << "</form>"
  end
end

Liquid::Template.error_mode = :strict
Liquid::Template.register_filter(ShopifyFilters)
%w[schema doc].each { |name| Liquid::Template.register_tag(name, Class.new(Unprinted)) }
Liquid::Template.register_tag("form", ProductForm)

Files = Struct.new(:files) do
  def read_template_file(name) = files.fetch("snippets/#{name}.liquid")
end

# Snippets are parsed once for all cases that have the same files.
PARTIALS = Hash.new { |all, files| all[files] = {} }

def print_case(each)
  ENV["TZ"] = each["zone"]
  NOW[0] = each["now"]
  Liquid::Template.register_tag("render", each["files"] ? Snippet : Liquid::Render)
  registers = { file_system: Files.new(each["files"] || {}), locales: each["locales"], money_format: each["moneyFormat"], pictures: {}, icons: each["icons"] || {}, cached_partials: PARTIALS[each["files"]] }
  context = Liquid::Context.build(static_environments: each["scope"], registers: registers, rethrow_errors: true)
  context.strict_filters = true
  Liquid::Template.parse(each["source"]).render!(context)
end

puts JSON.generate(CASES.map { |each| begin; { html: print_case(each) }; rescue StandardError => error; { error: "#{error.class}: #{error.message}" }; end })
