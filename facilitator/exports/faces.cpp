#include "facilitator/exports/faces.h"

#include <filesystem>
#include <fontconfig/fontconfig.h>
#include <fontconfig/fcfreetype.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "facilitator/exports/handles.h"

namespace fv::paper {
namespace {

using Config = std::unique_ptr<FcConfig, Calls<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Calls<FcPatternDestroy>>;

/// The family that a font file says it is; empty: there is none.
std::string family_of(const std::string& file)
{
    int faces = 0;
    const Pattern pattern(FcFreeTypeQuery(reinterpret_cast<const FcChar8*>(file.c_str()), 0, nullptr, &faces));
    FcChar8* family = nullptr;
    if (pattern == nullptr || FcPatternGetString(pattern.get(), FC_FAMILY, 0, &family) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(family);
}

/// Adds a face of the folder; the family it belongs to, or empty.
std::string add_face(FcConfig* config, const std::string& folder, const char* name)
{
    if (folder.empty()) return {};
    const std::string file = (std::filesystem::path(folder) / name).string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return {};
    if (FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str())) == FcFalse) return {};
    return family_of(file);
}

/// Sizes are points, and nothing is moved to where a screen's pixels would be: the same on any paper.
void set_for_paper(PangoContext* context, const std::string& language)
{
    const std::unique_ptr<cairo_font_options_t, Calls<cairo_font_options_destroy>> options(cairo_font_options_create());
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options.get());
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language.c_str()));
}

}  // namespace

struct Faces::Parts {
    Config config;
    Shared<PangoFontMap> map;
    Shared<PangoContext> context;
};

Faces::Faces(const std::string& folder, const std::string& language) : parts_(std::make_unique<Parts>())
{
    parts_->config = Config(FcInitLoadConfigAndFonts());
    const std::string regular = add_face(parts_->config.get(), folder, "regular.ttf");
    for (const char* other : {"bold.ttf", "italic.ttf"}) (void)add_face(parts_->config.get(), folder, other);
    const std::string serif = add_face(parts_->config.get(), folder, "serif.ttf");
    sans_ = (regular.empty() ? "" : regular + ",") + "Lato,Inter,Noto Sans,DejaVu Sans,sans-serif";
    serif_ = (serif.empty() ? "" : serif + ",") + "Vollkorn,Noto Serif,DejaVu Serif,serif";
    parts_->map = Shared<PangoFontMap>(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(parts_->map.get()), parts_->config.get());
    parts_->context = Shared<PangoContext>(pango_font_map_create_context(parts_->map.get()));
    set_for_paper(parts_->context.get(), language);
}

/// Pango 1.50 takes a reference to the configuration and never gives it back, unless it is told to.
Faces::~Faces() { pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(parts_->map.get()), nullptr); }

PangoContext* Faces::context() const { return parts_->context.get(); }

}  // namespace fv::paper
