#include "facilitator/exports/finish.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace fv::paper {
namespace {

using Object = QPDFObjectHandle;

/// Puts what stands outside every tag into artifacts: a screen reader passes them over.
class Decoration : public Object::TokenFilter {
public:
    void handleToken(const QPDFTokenizer::Token& token) override
    {
        using Type = QPDFTokenizer::token_type_e;
        const Type type = token.getType();
        if (type != Type::tt_word) {
            if (type == Type::tt_name || !pending_.empty()) pending_ += token.getRawValue();  // may be BDC's operands
            else put(token.getRawValue(), type == Type::tt_space || type == Type::tt_comment);
            return;
        }
        const std::string& word = token.getValue();
        if (word == "BDC" || word == "BMC") begin_tag(word);
        else if (word == "EMC") end_tag();
        else put(std::exchange(pending_, {}) + token.getRawValue(), false);
    }
    void handleEOF() override
    {
        if (!pending_.empty()) put(std::exchange(pending_, {}), true);
        if (in_artifact_) write("\nEMC");
    }

private:
    int depth_ = 0;
    bool in_artifact_ = false;
    std::string pending_;  ///< from a name on, until its operator is known

    void put(const std::string& text, bool is_space)
    {
        if (depth_ == 0 && !in_artifact_ && !is_space) {
            write("/Artifact BMC\n");
            in_artifact_ = true;
        }
        write(text);
    }
    void begin_tag(const std::string& word)
    {
        if (std::exchange(in_artifact_, false)) write("EMC\n");
        write(std::exchange(pending_, {}) + word);
        ++depth_;
    }
    void end_tag()
    {
        write(std::exchange(pending_, {}) + "EMC");
        --depth_;
    }
};

/// Walks the structure in the order in which it is read.
class Structure {
public:
    explicit Structure(const Written& written) : written_(written) {}

    void describe(Object element)
    {
        if (element.isArray()) {
            for (int i = 0; i < element.getArrayNItems(); ++i) describe(element.getArrayItem(i));
            return;
        }
        if (!element.isDictionary()) return;
        Object kind = element.getKey("/S");
        if (kind.isNameAndEquals("/Figure") && figure_ < written_.figures.size())
            element.replaceKey("/Alt", Object::newUnicodeString(written_.figures[figure_++]));
        if (kind.isNameAndEquals("/TH") && head_ < written_.scopes.size()) {
            Object attributes = Object::newDictionary();
            attributes.replaceKey("/O", Object::newName("/Table"));
            attributes.replaceKey("/Scope", Object::newName("/" + written_.scopes[head_++]));
            element.replaceKey("/A", attributes);
        }
        if (element.hasKey("/K")) describe(element.getKey("/K"));
    }

private:
    const Written& written_;
    std::size_t figure_ = 0, head_ = 0;
};

void attach(QPDF& file, const Attached& attached)
{
    QPDFEFStreamObjectHelper stream = QPDFEFStreamObjectHelper::createEFStream(file, attached.bytes);
    stream.setSubtype(attached.media_type);
    stream.getObjectHandle().setFilterOnWrite(false);  // as it is: not compressed
    QPDFFileSpecObjectHelper name = QPDFFileSpecObjectHelper::createFileSpec(file, attached.file_name, stream);
    name.setDescription(attached.described);
    name.getObjectHandle().replaceKey("/AFRelationship", Object::newName("/Data"));
    QPDFEmbeddedFileDocumentHelper(file).replaceEmbeddedFile(attached.file_name, name);
    file.getRoot().replaceKey("/AF", Object::newArray({name.getObjectHandle()}));
}

}  // namespace

std::string finished(const std::string& pdf, const std::string& language, const Written& written, const Attached* attached)
{
    QPDF file;
    file.processMemoryFile("document", pdf.data(), pdf.size());
    Object root = file.getRoot();
    if (!language.empty()) root.replaceKey("/Lang", Object::newUnicodeString(language));
    Object preferences = Object::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    if (root.hasKey("/StructTreeRoot")) Structure(written).describe(root.getKey("/StructTreeRoot").getKey("/K"));
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(file).getAllPages()) {
        page.getObjectHandle().replaceKey("/Tabs", Object::newName("/S"));
        page.addContentTokenFilter(std::make_shared<Decoration>());
    }
    if (attached != nullptr) attach(file, *attached);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace fv::paper
